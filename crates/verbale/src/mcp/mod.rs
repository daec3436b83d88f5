//! Tools for assistants, by the Model Context Protocol: over standard input
//! and output, and over HTTP. Every answer has the document, the place and
//! the exact words, so that what an assistant says can be checked.

mod tools;

use std::sync::Arc;

use rmcp::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData, Implementation,
    ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer, serve_server};
use rmcp::transport::stdio;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use serde_json::{Value, json};
use verbale_core::codebook::Codebook;
use verbale_desk::Location;

use crate::web::desks::Desks;
use crate::web::problem::Problem;

/// The tools over one library.
#[derive(Clone)]
pub struct Tools {
    desks: Arc<Desks>,
}

/// What an assistant is told of the whole.
const INSTRUCTIONS: &str = "A library of diplomatic texts and the positions read in them: who (holder) does \
    what (act), how strongly, about what, toward whom (addressee), under which instrument. Every answer names \
    the document by id, the place in Unicode scalar values of its canonical text, and the exact words. Quote \
    only what stands there, cite document and place, attribute every position to its holder, and check a quote \
    with verify_quote before you use it.";

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("verbale", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::list()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let asked = Value::Object(request.arguments.unwrap_or_default());
        let query = ["query", "within"].iter().find_map(|name| asked[*name].as_str()).unwrap_or_default();
        let query = query.to_owned();
        let work = tools::call(&request.name, asked)?;
        let done = self.desks.try_ask(move |desk| work(desk)).await;
        let done = done.and_then(|done| done.map_err(|error| Problem::query(error, &query)));
        let told = match done {
            Ok(told) => CallToolResult::structured(told),
            // What is wrong is told to the assistant, who may ask otherwise.
            Err(problem) => CallToolResult::error(vec![ContentBlock::text(told(&problem))]),
        };
        Ok(told.into())
    }
}

fn told(problem: &Problem) -> String {
    json!({"detail": problem.detail, "hint": problem.hint, "under": problem.under}).to_string()
}

/// The tools over HTTP. Who may come in was decided before.
#[must_use]
pub fn service(desks: &Arc<Desks>) -> StreamableHttpService<Tools, NeverSessionManager> {
    let tools = Tools { desks: Arc::clone(desks) };
    let settings = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .disable_allowed_hosts();
    StreamableHttpService::new(move || Ok(tools.clone()), Arc::new(NeverSessionManager::default()), settings)
}

/// The tools over standard input and output, until the input ends.
///
/// # Errors
/// Where the other side does not speak the protocol.
pub fn serve(location: Location, codebook: Arc<Codebook>) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let tools = Tools { desks: Arc::new(Desks::new(location, codebook)) };
        let running = serve_server(tools, stdio()).await.map_err(|error| error.to_string())?;
        running.waiting().await.map(|_| ()).map_err(|error| error.to_string())
    })
}
