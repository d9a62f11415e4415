using System.Globalization;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Http;

/// <summary>The error documents of the services of Globus, as their clients read them.</summary>
internal static class ErrorDocuments
{
    public static JsonObject OfFlows(int status, string code, string detail) =>
        new()
        {
            ["error"] = new JsonObject { ["code"] = code, ["detail"] = detail },
            ["debug_id"] = NewId(),
        };

    /// <summary>The OAuth members of RFC 6749 together with the error list of Auth's API.</summary>
    public static JsonObject OfAuth(int status, string code, string detail) =>
        OfAuth(status, code, detail, code.ToLowerInvariant());

    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code in the error list.</param>
    /// <param name="detail">The message.</param>
    /// <param name="error">The error of RFC 6749.</param>
    public static JsonObject OfAuth(int status, string code, string detail, string error) =>
        new()
        {
            ["errors"] = new JsonArray(
                new JsonObject
                {
                    ["status"] = status.ToString(CultureInfo.InvariantCulture),
                    ["id"] = NewId(),
                    ["code"] = code,
                    ["detail"] = detail,
                    ["title"] = error,
                }
            ),
            ["error_description"] = detail,
            ["error"] = error,
        };

    public static JsonObject OfTransfer(int status, string code, string detail) =>
        new()
        {
            ["code"] = ToPascalCase(code),
            ["message"] = detail,
            ["request_id"] = NewId(),
        };

    public static JsonObject OfSearch(int status, string code, string detail) =>
        new()
        {
            ["@datatype"] = "GError",
            ["@version"] = "2017-09-01",
            ["status"] = status,
            ["code"] = ToPascalCase(code),
            ["message"] = detail,
            ["request_id"] = NewId(),
        };

    public static JsonObject OfGroups(int status, string code, string detail) =>
        new()
        {
            ["errors"] = new JsonArray(
                new JsonObject
                {
                    ["status"] = status,
                    ["code"] = code,
                    ["detail"] = detail,
                }
            ),
        };

    public static JsonObject OfTimers(int status, string code, string detail) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["detail"] = detail,
                ["status"] = status,
            },
        };

    public static JsonObject OfCompute(int status, string code, string detail) =>
        new()
        {
            ["status"] = "Failed",
            ["code"] = code,
            ["reason"] = detail,
            ["message"] = detail,
            ["http_status_code"] = status,
        };

    private static string NewId() => Guid.NewGuid().ToString("D");

    private static string ToPascalCase(string code) =>
        string.Concat(code.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));
}
