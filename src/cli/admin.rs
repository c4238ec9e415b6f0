//! Commands of the operator: invitations, jobs. None of them shows a paper or a name.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::domain::rights::MemberRole;
use crate::id::OrganisationId;
use crate::jobs::Job;
use crate::ops::enrol_account::{Invited, invite};
use crate::ops::read_outbox::read_outbox;

use super::Common;
use super::setup::{CliError, open};

/// `abri account`
#[derive(Args)]
pub struct AccountArgs {
    #[command(subcommand)]
    act: AccountAct,
}

#[derive(Subcommand)]
enum AccountAct {
    /// Make a one-time code with which someone enrols. Example: abri account invite --role auditor
    Invite {
        /// aidant, coordinator or auditor
        #[arg(long)]
        role: String,
        /// The structure, for aidants and coordinators
        #[arg(long)]
        organisation: Option<uuid::Uuid>,
    },
}

/// `abri jobs`
#[derive(Args)]
pub struct JobsArgs {
    #[command(subcommand)]
    act: JobsAct,
}

#[derive(Subcommand)]
enum JobsAct {
    /// Run one job now. Example: abri jobs run expire
    Run {
        /// expire, checkpoint, sweep or notify
        name: String,
        /// Print the result as one line of JSON, for notify with how messages fare
        #[arg(long)]
        json: bool,
    },
}

/// Runs `abri account`.
pub async fn account(common: &Common, args: AccountArgs) -> Result<ExitCode, CliError> {
    let AccountAct::Invite { role, organisation } = args.act;
    let app = open(common).await?.app;
    let invited = match (role.as_str(), MemberRole::parse(&role), organisation) {
        ("auditor", _, None) => Invited::Auditor,
        (_, Some(role), Some(organisation)) => Invited::Member(OrganisationId(organisation), role),
        (_, Some(_), None) => {
            return Err(CliError::Other(
                "name the structure with --organisation; see: abri organisation list".into(),
            ));
        }
        _ => {
            return Err(CliError::Other(
                "the role is aidant, coordinator (with --organisation) or auditor (without)".into(),
            ));
        }
    };
    println!("{}", *invite(&app, invited).await?);
    eprintln!("abri: good once, for seven days, at /enrol");
    Ok(ExitCode::SUCCESS)
}

/// Runs `abri jobs`.
pub async fn jobs(common: &Common, args: JobsArgs) -> Result<ExitCode, CliError> {
    let JobsAct::Run { name, json } = args.act;
    let job = Job::ALL.into_iter().find(|job| job.name() == name);
    let job = job.ok_or_else(|| {
        CliError::Other("the jobs are expire, checkpoint, sweep and notify".into())
    })?;
    let app = open(common).await?.app;
    job.run(&app).await?;
    if !json {
        println!("{name}: done");
        return Ok(ExitCode::SUCCESS);
    }
    let mut done = serde_json::json!({ "job": name, "done": true });
    if job == Job::Notify {
        done["messages"] = serde_json::json!(read_outbox(&app).await?);
    }
    println!("{done}");
    Ok(ExitCode::SUCCESS)
}
