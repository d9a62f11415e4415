using System.Net;
using Globus.Automate.Http;

namespace Globus.Automate.Definitions;

/// <summary>Reads what the Flows service says of a definition that it refuses.</summary>
public static class ServiceFindings
{
    private const string DefinitionRoot = "$.definition";
    private const string SchemaRoot = "$.input_schema";

    /// <summary>
    /// Whether an answer is about the documents, and not about the caller, the connection or the service itself.
    /// </summary>
    /// <param name="answer">The answer to a request to validate.</param>
    public static bool AreIn(GlobusServiceException answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Requirement is null
            && (
                answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
                || (int)answer.StatusCode == 422
            );
    }

    /// <summary>The findings in an answer; one for the whole definition where the service names no place.</summary>
    /// <param name="answer">The answer to a request to validate.</param>
    /// <param name="definition">Where the definition's values stand in the text that it came from.</param>
    /// <param name="inputSchema">The same for the input schema.</param>
    public static IReadOnlyList<Finding> Read(
        GlobusServiceException answer,
        SourceMap? definition = null,
        SourceMap? inputSchema = null
    )
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (ofDefinition, ofSchema) = (
            new FindingList(FlowDocument.Definition, definition),
            new FindingList(FlowDocument.InputSchema, inputSchema)
        );
        foreach (var detail in answer.Details)
        {
            if (Below(SchemaRoot, detail.Path) is { } schemaPath)
            {
                ofSchema.Add(Rules.RefusedByService, schemaPath, detail.Message);
            }
            else
            {
                ofDefinition.Add(Rules.RefusedByService, Below(DefinitionRoot, detail.Path) ?? "$", detail.Message);
            }
        }

        if (answer.Details.Count == 0)
        {
            ofDefinition.Add(Rules.RefusedByService, "$", answer.Message);
        }

        return [.. ofDefinition.ToList(), .. ofSchema.ToList()];
    }

    private static string? Below(string root, string? path) =>
        path is not null
        && path.StartsWith(root, StringComparison.Ordinal)
        && (path.Length == root.Length || path[root.Length] is '.' or '[')
            ? path.Remove(1, root.Length - 1)
            : null;
}
