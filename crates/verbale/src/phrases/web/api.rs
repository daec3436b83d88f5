//! The page of the interface for programs.

super::words! {
    /// The words of that page.
    ApiWords {
        title: "For programs", "程序接口", "Для программ";
        told: "Everything the pages do, as JSON. Faults are problem documents (RFC 9457); lists have `offset` and `limit` and a `Link` to the next part; answers have an `ETag`.",
            "页面的全部功能，以 JSON 提供。错误为问题文档（RFC 9457）；列表有 `offset`、`limit` 及指向下一部分的 `Link`；回复带有 `ETag`。",
            "Всё, что делают страницы, в JSON. Ошибки — документы проблем (RFC 9457); у списков есть `offset`, `limit` и `Link` на следующую часть; у ответов — `ETag`.";
        description: "OpenAPI description", "OpenAPI 描述", "Описание OpenAPI";
        tools: "Assistants are given the same as tools: `verbale mcp`, or this server at `/mcp`.",
            "助手可作为工具使用同样功能：`verbale mcp`，或本服务器的 `/mcp`。",
            "Ассистентам то же даётся инструментами: `verbale mcp` или этот сервер по `/mcp`.";
        parameters: "Parameters", "参数", "Параметры";
        answers: "Answers", "回复", "Ответы";
        wanted: "needed", "必需", "нужен";
    }
}
