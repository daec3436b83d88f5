//! Opens the workbench on a library.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::library;
use super::outputs::{Failure, Outcome};
use crate::web::{Settings, serve};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The port; 0 takes any that is free.
    #[arg(long, value_name = "N", default_value_t = 7474)]
    pub port: u16,
    /// The address to listen at; beyond loopback a token is wanted.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub listen: IpAddr,
    /// What who comes in has to say [default: VERBALE_TOKEN].
    #[arg(long, value_name = "TOKEN")]
    pub token: Option<String>,
}

/// How short a token may be, in bytes.
const TOKEN: usize = 16;

/// Serves the library until it is told to stop.
///
/// # Errors
/// Where the library cannot be opened, a token is missing, or the port is
/// taken.
pub fn run(args: &ServeArgs, library: Option<&str>, codebook: Option<&Path>) -> Result<Outcome, Failure> {
    let environment = || std::env::var("VERBALE_TOKEN").ok().filter(|token| !token.is_empty());
    let token = args.token.clone().or_else(environment);
    let address = SocketAddr::new(args.listen, args.port);
    if !args.listen.is_loopback() && token.as_ref().is_none_or(|token| token.len() < TOKEN) {
        return Err(Failure::usage(format!("`{}` can be reached from other machines", args.listen)).help(
            format!("set VERBALE_TOKEN to a secret of at least {TOKEN} characters, or listen at 127.0.0.1"),
        ));
    }
    if token.as_ref().is_some_and(|token| !token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';'))
    {
        return Err(Failure::usage("the token holds characters that cannot be sent")
            .help("use letters, figures and marks of ASCII other than `;`"));
    }
    // What is wrong with the library is told before anybody opens a page.
    let mut desk = library::open(library, codebook)?;
    desk.index()?;
    let (location, codebook) = (desk.location().clone(), Arc::clone(desk.knowledge()));
    drop(desk);
    let ready = |address: SocketAddr| anstream::println!("http://{address}/");
    serve(location, codebook, &Settings { address, token }, ready).map_err(|error| {
        Failure::new(error.to_string()).of(&address.to_string()).help("take another --port")
    })?;
    Ok(Outcome::Done)
}
