//! Listens, answers, and stops without losing what was acknowledged.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use verbale_core::codebook::Codebook;
use verbale_desk::Location;

use super::app::{App, router};
use super::guard::Gate;

/// How the server listens.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where; port 0 takes any that is free.
    pub address: SocketAddr,
    /// What who comes in has to say.
    pub token: Option<String>,
}

/// How many connections there are at once; more wait.
const CONNECTIONS: usize = 512;

/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(10);

/// How long what is under way may take when the server stops.
const LAST: Duration = Duration::from_secs(30);

/// Serves a library until it is told to stop; `ready` hears the address.
///
/// # Errors
/// Where it cannot listen there.
pub fn serve(
    location: Location,
    codebook: Arc<Codebook>,
    settings: &Settings,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(settings.address).await?;
        let address = listener.local_addr()?;
        let gate = Gate::new(address, settings.token.clone());
        let app = Arc::new(App::new(location, codebook, gate));
        ready(address);
        listen(listener, &app).await;
        Ok(())
    })
}

async fn listen(listener: TcpListener, app: &Arc<App>) {
    let service = TowerToHyperService::new(router(app));
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let under_way = GracefulShutdown::new();
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { break };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Too many files open, or a connection gone again: the next may do.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let connection = builder.serve_connection(TokioIo::new(stream), service.clone());
        let connection = under_way.watch(connection);
        tokio::spawn(async move {
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST, under_way.shutdown()).await;
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
