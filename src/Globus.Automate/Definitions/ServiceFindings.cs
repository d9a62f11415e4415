using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Definitions;

/// <summary>Reads what the Flows service says of a definition that it refuses.</summary>
public static class ServiceFindings
{
    private const string DefinitionRoot = "$.definition";
    private const string SchemaRoot = "$.input_schema";

    /// <summary>
    /// Whether an error is about the documents, and not about the caller, the connection or the service.
    /// </summary>
    /// <param name="response">The error of a request to validate.</param>
    public static bool IsAboutDocuments(GlobusServiceException response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Requirement is null
            && (
                response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
                || (int)response.StatusCode == 422
            );
    }

    /// <summary>The findings in an error; one for the whole definition where the service names no position.</summary>
    /// <param name="response">The error of a request to validate.</param>
    /// <param name="definition">Where the definition's values stand in the text that it came from.</param>
    /// <param name="inputSchema">The same for the input schema.</param>
    public static IReadOnlyList<Finding> Read(
        GlobusServiceException response,
        SourceMap? definition = null,
        SourceMap? inputSchema = null
    )
    {
        ArgumentNullException.ThrowIfNull(response);
        var (ofDefinition, ofSchema) = (
            new FindingCollector(FlowDocument.Definition, definition),
            new FindingCollector(FlowDocument.InputSchema, inputSchema)
        );
        foreach (var detail in response.Details)
        {
            if (WithoutRoot(SchemaRoot, detail.Path) is { } schemaPath)
            {
                ofSchema.Add(LintRules.RefusedByService, schemaPath, detail.Message);
            }
            else
            {
                var path = WithoutRoot(DefinitionRoot, detail.Path) ?? "$";
                ofDefinition.Add(LintRules.RefusedByService, path, detail.Message);
            }
        }

        if (response.Details.Count == 0)
        {
            ofDefinition.Add(LintRules.RefusedByService, "$", response.Message);
        }

        return [.. ofDefinition.ToList(), .. ofSchema.ToList()];
    }

    private static string? WithoutRoot(string root, string? path) =>
        path is not null
        && path.StartsWith(root, StringComparison.Ordinal)
        && (path.Length == root.Length || path[root.Length] is '.' or '[')
            ? path.Remove(1, root.Length - 1)
            : null;
}
