//! Errors in the description of the API.

use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::{ContentBuilder, Ref, RefOr};

/// Errors are problem documents, whatever an operation says of its own: their media type is set
/// here once, and every operation may answer one that it does not name.
pub fn with_problems(mut openapi: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    for path in openapi.paths.paths.values_mut() {
        let operations = [
            &mut path.get,
            &mut path.post,
            &mut path.put,
            &mut path.patch,
            &mut path.delete,
        ];
        for operation in operations.into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            responses.insert("default".to_owned(), problem_response());
            for (status, response) in responses {
                if let RefOr::T(response) = response
                    && !status.starts_with('2')
                    && let Some(content) = response.content.shift_remove("application/json")
                {
                    let kind = "application/problem+json".to_owned();
                    response.content.insert(kind, content);
                }
            }
        }
    }
    openapi
}

fn problem_response() -> RefOr<Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem")));
    let response = ResponseBuilder::new()
        .description("what is wrong, in words")
        .content("application/problem+json", content.build());
    response.build().into()
}
