//! `carehold serve` and `carehold work`.

use std::process::ExitCode;

use clap::Args;
use tokio::net::TcpListener;

use super::Place;
use crate::config::Config;
use crate::server;

#[derive(Args)]
pub(super) struct Serve {
    /// The address to listen on, instead of the configured one.
    #[arg(long)]
    listen: Option<String>,
}

pub(super) async fn run(place: &Place, command: Serve) -> Result<ExitCode, String> {
    let (config, app) = place.open().await?;
    start_logging(&config);
    let address = command.listen.unwrap_or_else(|| config.listen.clone());
    let listener = bind(&address).await?;
    tracing::info!(address = %address, "serving");
    server::serve(app, &config, listener, stop()).await?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn work(place: &Place) -> Result<ExitCode, String> {
    let (config, app) = place.open().await?;
    start_logging(&config);
    server::work(app, stop()).await?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn bind(address: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}; choose another address with --listen"))
}

/// Resolves when the process is asked to end.
pub(super) async fn stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupted => {}
            _ = ended.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// JSON lines on standard error, with ids only.
pub(super) fn start_logging(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
