//! The staff of a demo organization, signed in.

use platform::audit::Event;
use platform::authz::Origin;
use platform::authz::{Actor, Role, Roles};
use platform::boot;
use platform::db::Error;
use platform::ids::{AccountId, TeamId};
use platform::organization::Organization;
use platform::session::{self, Bearer, Presence, TEAM};
use secrecy::SecretString;

use super::SignIn;
use super::plan::Post;
use super::random::Random;
use crate::accounts::{NewDemo, create_demo_account};
use crate::policy::ManageTeams;
use crate::state::App;

/// Somebody to be made.
pub(super) struct Position {
    pub(super) post: Post,
    pub(super) name: &'static str,
    /// What stands before the @.
    pub(super) local: &'static str,
    pub(super) title: &'static str,
}

/// Somebody of the staff, at work.
pub(super) struct Colleague {
    pub(super) account_id: AccountId,
    pub(super) actor: Actor,
    pub(super) signature: String,
}

/// Everybody, and their teams.
pub(super) struct Staff {
    colleagues: Vec<(Post, Colleague)>,
    pub(super) teams: Vec<TeamId>,
}

impl Post {
    pub(super) const fn role(self) -> Role {
        match self {
            Self::Admin => Role::Admin,
            Self::PrivacyOfficer => Role::PrivacyOfficer,
            Self::Supervisor => Role::Supervisor,
            Self::Worker | Self::OtherWorker => Role::Worker,
            Self::Assistant => Role::Assistant,
            Self::Auditor => Role::Auditor,
        }
    }
}

/// Teams: a name, and who belongs to it beside the supervisor, who leads them all.
pub(super) type Teams = [(&'static str, Post); 2];

impl Staff {
    /// Makes accounts and teams and signs everybody in; returns how they sign in again.
    pub(super) async fn make(
        app: &App,
        organization: &Organization,
        positions: &[Position],
        teams: &Teams,
        random: &mut Random,
    ) -> Result<(Self, Vec<SignIn>), platform::Error> {
        let system = boot::system(organization.id, "demo");
        let mut accounts = Vec::with_capacity(positions.len());
        let mut sign_ins = Vec::with_capacity(positions.len());
        for position in positions {
            let email = format!("{}@{}.example", position.local, organization.slug);
            let (password, totp_secret) = (password(random), random.bytes::<20>());
            let new = NewDemo {
                name: position.name,
                email: &email,
                title: position.title,
                roles: Roles::of(&[position.post.role()]),
                language: &organization.language,
                password: SecretString::from(password.clone()),
                totp_secret: &totp_secret,
            };
            accounts.push((
                position.post,
                create_demo_account(&app.db, &app.hasher, &system, new).await?,
            ));
            let role = position.post.role().name().to_owned();
            sign_ins.push(SignIn {
                role,
                email,
                password,
                totp_secret: session::totp_base32(&totp_secret),
            });
        }
        let teams = make_teams(app, &system, &accounts, teams).await?;
        let mut colleagues = Vec::with_capacity(accounts.len());
        for (post, account) in accounts {
            colleagues.push((post, sign_in(app, organization, account).await?));
        }
        Ok((Self { colleagues, teams }, sign_ins))
    }

    pub(super) fn of(&self, post: Post) -> Result<&Colleague, Error> {
        let found = self.colleagues.iter().find(|(its, _)| *its == post);
        found.map(|(_, colleague)| colleague).ok_or(Error::NoRow)
    }
}

/// Two teams, led by the supervisor.
async fn make_teams(
    app: &App,
    system: &Actor,
    accounts: &[(Post, AccountId)],
    teams: &Teams,
) -> Result<Vec<TeamId>, platform::Error> {
    let account = |post: Post| {
        accounts
            .iter()
            .find(|(its, _)| *its == post)
            .map(|(_, account)| *account)
    };
    let leader = account(Post::Supervisor);
    let mut made = Vec::with_capacity(teams.len());
    for (name, member) in teams {
        let mut tx = app.db.begin(system).await?;
        let permit = tx.permit::<ManageTeams>()?;
        let id = session::insert_team(&mut tx, name).await?;
        let team = session::find_team(&tx, id).await?;
        session::update_team(&mut tx, &team, name, leader).await?;
        let members: Vec<AccountId> = leader.into_iter().chain(account(*member)).collect();
        session::set_members(&mut tx, id, &members).await?;
        tx.commit(Event::on(&permit, &TEAM, id.uuid(), None)).await?;
        made.push(id);
    }
    Ok(made)
}

async fn sign_in(app: &App, organization: &Organization, account: AccountId) -> Result<Colleague, platform::Error> {
    let bearer: Bearer = session::mint(&app.db, organization, account).await?;
    match session::look_up(&app.db, &bearer, Origin::default()).await? {
        Presence::Here(viewer) => Ok(Colleague {
            account_id: account,
            actor: viewer.actor.clone(),
            signature: viewer.signature(),
        }),
        _ => Err(Error::NoRow.into()),
    }
}

/// Two words and a number: easy to type, and known to everybody who reads the demo's output.
pub(super) fn password(random: &mut Random) -> String {
    const FIRST: [&str; 12] = [
        "amber", "brisk", "calm", "copper", "early", "gentle", "hidden", "mossy", "north", "quiet", "silver", "velvet",
    ];
    const SECOND: [&str; 12] = [
        "anchor", "birch", "bridge", "compass", "gravel", "harvest", "lantern", "meadow", "orchard", "pebble",
        "thimble", "window",
    ];
    format!(
        "{}-{}-{}",
        random.pick(&FIRST),
        random.pick(&SECOND),
        random.between(1000, 9999)
    )
}
