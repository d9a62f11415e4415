using System.Net;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Definitions;

/// <summary>Converts the errors of the Flows service about a definition to findings.</summary>
public static class ServiceFindings
{
    private const string DefinitionRoot = "$.definition";
    private const string SchemaRoot = "$.input_schema";

    /// <summary>Whether an error is about the documents instead of the caller, the connection or the service.</summary>
    /// <param name="response">The error of a validation request.</param>
    public static bool IsAboutDocuments(GlobusServiceException response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Requirement is null
            && (
                response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
                || (int)response.StatusCode == 422
            );
    }

    /// <summary>
    /// Reads the findings of an error; one for the whole definition if the service returns no position.
    /// </summary>
    /// <param name="response">The error of a validation request.</param>
    /// <param name="definition">The source positions of the definition.</param>
    /// <param name="inputSchema">The source positions of the input schema.</param>
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
