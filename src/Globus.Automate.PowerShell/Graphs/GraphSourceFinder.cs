using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Definitions.Graphs;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Graphs;

/// <summary>
/// Finds out what an input object is: a file, a definition, a document with a definition, a flow or a run, live or
/// deserialized.
/// </summary>
/// <param name="command">The command, whose location relative paths refer to.</param>
internal sealed class GraphSourceFinder(PSCmdlet command)
{
    private const string Parameter = "InputObject";
    private const string Advice = "Pass a definition, its file, a flow object or a run object.";

    /// <summary>Returns the source; null for a companion file, which is piped with its definition.</summary>
    /// <param name="item">The input object.</param>
    /// <exception cref="CommandException">The object is of another kind, or the file cannot be read.</exception>
    public GraphSource? Find(PSObject item) =>
        item.BaseObject switch
        {
            FileInfo file => OfFile(file.FullName),
            string text => OfText(text),
            var scalar when ReferenceKind.IsScalar(scalar) => OfAddress(item, scalar.ToString() ?? ""),
            _ => OfObject(item),
        };

    private GraphSource? OfObject(PSObject item)
    {
        if (PropertyReader.Find(item, "Definition") is { } definition)
        {
            return OfDocument(definition, item);
        }

        if (PropertyReader.Find(item, "RunId") is not null)
        {
            return OfRun(item);
        }

        if (PropertyReader.Has(item, "States"))
        {
            return OfDocument(item, item);
        }

        if (ReferenceKind.Flow.Read(item) is { } flow)
        {
            return flow.Problem is null
                ? new GraphSource { Flow = new FlowReference(flow.Id, item) }
                : throw flow.Problem;
        }

        if (PropertyReader.Find(item, "FullName") is string path)
        {
            return OfFile(path);
        }

        throw item.BaseObject is IDictionary
            ? NotADefinition("The document", item)
            : Invalid($"The input object of type {item.BaseObject.GetType().Name} has no definition.", item);
    }

    private GraphSource? OfText(string text)
    {
        if (text.TrimStart() is ['{', ..])
        {
            return OfDocument(text, text);
        }

        return DocumentFile.HasExtension(text) || FilePath.TryResolve(command, text) is { } path && File.Exists(path)
            ? OfFile(FilePath.Resolve(command, text))
            : OfAddress(PSObject.AsPSObject(text), text);
    }

    private static GraphSource OfAddress(PSObject item, string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"The id {id} can be that of a flow or of a run.",
                $"Get-GlobusRun {id} | ConvertTo-GlobusFlowGraph"
            )
            {
                Target = text,
            };
        }

        if (ReferenceKind.Run.Read(item) is { Problem: null })
        {
            return OfRun(item);
        }

        return ReferenceKind.Flow.Read(item) is { Problem: null } flow
            ? new GraphSource { Flow = new FlowReference(flow.Id) }
            : throw Invalid("The text is neither JSON, nor a file, nor the address of a flow or a run.", text);
    }

    private GraphSource? OfFile(string path)
    {
        var definition = command.MyInvocation.ExpectingInput ? new DocumentFile(path).DefinitionPath : null;
        if (definition is not null)
        {
            command.WriteVerbose($"'{path}' was skipped because it belongs to the definition '{definition}'.");
            return null;
        }

        return OfJson(DocumentReader.ReadObjectFile(path).Json, $"The file '{path}'", path);
    }

    private GraphSource OfDocument(object document, object target) =>
        OfJson(command.ReadDocument(new DocumentArgument(document), Parameter, null)!.Json, "The document", target);

    // A flow and a run have their definitions in a member.
    private static GraphSource OfJson(JsonElement json, string subject, object target)
    {
        try
        {
            var isFlow =
                !json.TryGetProperty("States", out _)
                && json.TryGetProperty("definition", out var inner)
                && inner.ValueKind == JsonValueKind.Object;
            return new GraphSource { Graph = FlowGraph.Of(isFlow ? json.GetProperty("definition") : json) };
        }
        catch (FormatException)
        {
            throw NotADefinition(subject, target);
        }
    }

    private static GraphSource OfRun(PSObject item)
    {
        var (id, problem) = ReferenceKind.Run.Read(item)!.Value;
        var source = ReferenceKind.IsScalar(item.BaseObject) ? null : item;
        return problem is null ? new GraphSource { Run = new RunReference(id, source) } : throw problem;
    }

    private static CommandException NotADefinition(string subject, object target) =>
        Invalid($"{subject} is not a flow definition: it has no object 'States'.", target);

    private static CommandException Invalid(string message, object target) =>
        new("InvalidArgument", ErrorCategory.InvalidArgument, message, Advice) { Target = target };
}
