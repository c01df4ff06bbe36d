//! `carehold demo`: two organizations with people in them, in a fresh folder.

use std::process::ExitCode;

use clap::Args;
use platform::clock::Clock;
use platform::session::PasswordCost;
use serde::Serialize;

use super::{Place, init, serve};
use crate::config::Config;
use crate::demo::{self, DemoOrganization};
use crate::server;

/// The seed of the demo's people.
const SEED: u64 = 20_261_121;

#[derive(Args)]
pub(super) struct Demo {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Print one JSON line when ready, instead of text.
    #[arg(long)]
    json: bool,
    /// Mark the folder as a test's: cheap passwords, minted sessions.
    #[arg(long)]
    test: bool,
}

#[derive(Serialize)]
struct Ready<'a> {
    url: &'a str,
    organizations: &'a [DemoOrganization],
}

pub(super) async fn run(place: &Place, command: Demo) -> Result<ExitCode, String> {
    let listener = serve::bind(&command.listen).await?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let known = place.data.join(crate::config::DEMO_MARK);
    let mut config = prepare(place, known.exists(), command.test).await?;
    config.log = if command.json {
        "error".to_owned()
    } else {
        "warn".to_owned()
    };
    serve::start_logging(&config);
    let app = server::open(&config, config.clock()?).await?;
    let info = if known.exists() {
        let text = std::fs::read(&known).map_err(|error| error.to_string())?;
        serde_json::from_slice(&text)
            .map_err(|_| format!("`{}` is damaged; choose another --data folder", known.display()))?
    } else {
        let info = demo::fill(&app, SEED).await?;
        let text = serde_json::to_vec(&info).map_err(|error| error.to_string())?;
        platform::keystore::write_private(&known, &text).map_err(|error| error.to_string())?;
        info
    };
    let url = format!("http://localhost:{port}");
    if command.json {
        let ready = serde_json::to_string(&Ready {
            url: &url,
            organizations: &info.organizations,
        })
        .map_err(|error| error.to_string())?;
        println!("{ready}");
    } else {
        print(&url, &info.organizations);
    }
    server::serve(app, &config, listener, serve::stop()).await?;
    Ok(ExitCode::SUCCESS)
}

/// The demo's folder, made if it is new. Its passwords cost the least that is allowed; those of a marked folder next to nothing.
async fn prepare(place: &Place, is_known: bool, test: bool) -> Result<Config, String> {
    let mut config = if is_known {
        place.config()?
    } else {
        init::create(place, test).await?
    };
    if test && !config.is_test() {
        return Err(format!(
            "the demo in `{}` is not a test's; choose another --data folder",
            place.data.display()
        ));
    }
    let cost = if test { PasswordCost::TEST } else { PasswordCost::FLOOR };
    (config.passwords.memory_kib, config.passwords.passes) = (cost.memory_kib, cost.passes);
    Ok(config)
}

fn print(url: &str, organizations: &[DemoOrganization]) {
    println!("\nCarehold is ready: {url}\n");
    println!(
        "The people in it are made up. The second factor is a six-digit code; put the secret into an authenticator app, or use the code printed here (valid for a minute).\n"
    );
    let now = Clock::system().now();
    for organization in organizations {
        println!("{}  {url}/o/{}/sign-in", organization.name, organization.slug);
        for sign_in in &organization.sign_ins {
            let code = sign_in.code(now).unwrap_or_default();
            println!(
                "  {:<16} {:<42} {:<22} {}  {}",
                sign_in.role, sign_in.email, sign_in.password, code, sign_in.totp_secret
            );
        }
        println!();
    }
    println!("Stop with Ctrl+C. Start again with the same --data folder to go on.");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> Place {
        let data = std::env::temp_dir().join(format!("carehold-demo-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&data);
        Place { data, config: None }
    }

    #[tokio::test]
    async fn only_a_test_is_marked_and_cheap() {
        let (demo, test) = (place("plain"), place("test"));
        let plain = prepare(&demo, false, false).await.unwrap();
        assert!(!plain.is_test() && plain.password_cost().unwrap().is_enough());
        let marked = prepare(&test, false, true).await.unwrap();
        assert!(marked.is_test() && !marked.password_cost().unwrap().is_enough());
        assert!(
            prepare(&demo, true, true).await.is_err(),
            "an unmarked folder never becomes a test's"
        );
        for place in [demo, test] {
            std::fs::remove_dir_all(place.data).unwrap();
        }
    }
}
