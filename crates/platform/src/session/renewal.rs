//! Blind tokens of e-mail addresses, made anew with a new index key.

use uuid::Uuid;

use super::account::{Account, AccountFields};
use super::{RenewTokens, normalise_email, store};
use crate::audit::Event;
use crate::authz::Actor;
use crate::db::{Db, Error, ReadTx};
use crate::params;

/// Makes every account's e-mail token anew, after the index key was renewed.
pub async fn renew_email_tokens(db: &Db, actor: &Actor) -> Result<(), crate::Error> {
    let mut tx = db.begin(actor).await?;
    let permit = tx.permit::<RenewTokens>()?;
    let accounts = every_account(&tx).await?;
    tx.renew_tokens();
    let tokenizer = tx.tokenizer("email").await?;
    for account in &accounts {
        let scope = tx.open_scope(account.scope).await?;
        let fields: AccountFields = scope.open(account)?;
        let token = tokenizer.token(&normalise_email(&fields.email));
        let sealed = scope.seal(&store::ACCOUNT, account.id.uuid(), account.version + 1, &fields)?;
        let params = params![tx.organization(), account.id, account.version, token, sealed];
        tx.write_one(&store::ACCOUNT, store::UPDATE_EMAIL_TOKEN, params).await?;
    }
    tx.commit(Event::on(&permit, &store::ACCOUNT, Uuid::nil(), None).counting(accounts.len()))
        .await
}

/// Staff's and the portal's.
async fn every_account(tx: &ReadTx) -> Result<Vec<Account>, Error> {
    let mut accounts: Vec<Account> = Vec::new();
    loop {
        let after = accounts.last().map_or(Uuid::nil(), |account| account.id.uuid());
        let page: Vec<Account> = tx
            .all(store::PAGE_OF_ACCOUNTS, params![tx.organization(), after])
            .await?;
        if page.is_empty() {
            return Ok(accounts);
        }
        accounts.extend(page);
    }
}
