//! `abri organisation`: the operator makes, limits, suspends and closes structures. Nothing here shows
//! a paper or a person's name.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::domain::rights::{Category, Grantable};
use crate::id::OrganisationId;
use crate::ops::OpError;
use crate::ops::change_organisation::{Change, set_organisation};
use crate::ops::close_organisation::{
    close_organisation, resume_organisation, suspend_organisation,
};
use crate::ops::create_organisation::{NewOrganisation, create_organisation};
use crate::store::{members, organisations};

use super::Common;
use super::setup::{CliError, open};

/// `abri organisation`
#[derive(Args)]
pub struct OrganisationArgs {
    #[command(subcommand)]
    act: OrganisationAct,
}

#[derive(Subcommand)]
enum OrganisationAct {
    /// Make a structure. Example: abri organisation create --name "CCAS de Lille" --address "Lille"
    Create {
        /// Public name
        #[arg(long)]
        name: String,
        /// Public address
        #[arg(long)]
        address: String,
        /// SIRET number
        #[arg(long)]
        siret: Option<String>,
        /// Categories it may be given, with commas; all by default
        #[arg(long, value_delimiter = ',')]
        allow: Vec<String>,
    },
    /// List structures. Example: abri organisation list
    List,
    /// Show a structure: what it may be given and who is in it, by ids. Example: abri organisation show ID
    Show {
        /// The structure
        id: uuid::Uuid,
    },
    /// Change what a structure may be given, or how it is reached. Example: abri organisation set ID --allow identity,income
    Set {
        /// The structure
        id: uuid::Uuid,
        /// Categories it may be given, with commas; "none" for none at all
        #[arg(long, value_delimiter = ',')]
        allow: Option<Vec<String>>,
        /// Public telephone number; empty to take it away
        #[arg(long)]
        phone: Option<String>,
        /// Public e-mail address; empty to take it away
        #[arg(long)]
        email: Option<String>,
    },
    /// Suspend a structure: its mandates stop at once. Example: abri organisation suspend ID
    Suspend {
        /// The structure
        id: uuid::Uuid,
    },
    /// Take a suspended structure up again. Example: abri organisation resume ID
    #[command(alias = "activate")]
    Resume {
        /// The structure
        id: uuid::Uuid,
    },
    /// Close a structure for good: its mandates and memberships end. Example: abri organisation close ID --yes
    Close {
        /// The structure
        id: uuid::Uuid,
        /// Nothing brings it back
        #[arg(long)]
        yes: bool,
    },
}

/// Runs `abri organisation`.
pub async fn organisation(common: &Common, args: OrganisationArgs) -> Result<ExitCode, CliError> {
    let app = open(common).await?.app;
    match args.act {
        OrganisationAct::Create {
            name,
            address,
            siret,
            allow,
        } => {
            let new = NewOrganisation {
                name,
                address,
                siret,
                allowed: categories(&allow)?,
            };
            println!("{}", create_organisation(&app, new).await?);
        }
        OrganisationAct::List => list(&app).await?,
        OrganisationAct::Show { id } => show(&app, OrganisationId(id)).await?,
        OrganisationAct::Set {
            id,
            allow,
            phone,
            email,
        } => {
            let change = Change {
                allowed: allow.map(without_none),
                phone,
                email,
            };
            set_organisation(&app, OrganisationId(id), change).await?;
        }
        OrganisationAct::Suspend { id } => suspend_organisation(&app, OrganisationId(id)).await?,
        OrganisationAct::Resume { id } => resume_organisation(&app, OrganisationId(id)).await?,
        OrganisationAct::Close { yes: false, .. } => {
            return Err(CliError::Other(
                "closing ends every mandate of the structure for good; say so with --yes".into(),
            ));
        }
        OrganisationAct::Close { id, .. } => close_organisation(&app, OrganisationId(id)).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(app: &App) -> Result<(), CliError> {
    let rows = organisations::all(&mut app.store.reader().await.map_err(OpError::from)?).await;
    for row in rows.map_err(OpError::from)? {
        println!("{}  {:9}  {}", row.id, row.state, row.name);
    }
    Ok(())
}

/// Members are shown by their ids: the operator sees no names.
async fn show(app: &App, id: OrganisationId) -> Result<(), CliError> {
    let mut conn = app.store.reader().await.map_err(OpError::from)?;
    let row = organisations::find(&mut conn, id).await;
    let row = row.map_err(OpError::from)?.ok_or(OpError::NotFound)?;
    println!("{}  {:9}  {}", row.id, row.state, row.name);
    println!("allowed: {}", row.allowed);
    println!("phone: {}", row.phone.unwrap_or_default());
    println!("email: {}", row.email.unwrap_or_default());
    let rows = members::of_organisation(&mut conn, id).await;
    for member in rows.map_err(OpError::from)? {
        let state = member.suspended_at.map_or("active", |_| "suspended");
        println!("{}  {:11}  {state}", member.account, member.role);
    }
    Ok(())
}

/// The word for no category at all, because a list on a command line cannot be empty.
fn without_none(mut codes: Vec<String>) -> Vec<String> {
    codes.retain(|code| code != "none" && !code.is_empty());
    codes
}

fn categories(codes: &[String]) -> Result<Vec<Category>, CliError> {
    if codes.is_empty() {
        return Ok(Grantable::all().map(Grantable::category).collect());
    }
    let read = |code: &String| {
        Category::parse(code).ok_or_else(|| CliError::Other(format!("'{code}' is not a category")))
    };
    codes.iter().map(read).collect()
}
