using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Execution;

// The bound parameters: from the command line before the first input object, from the pipeline with each object.
public abstract partial class AsyncCommand
{
    private readonly HashSet<string> _onCommandLine = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the command line, not the pipeline, sets the parameter.</summary>
    private protected bool IsOnCommandLine(string parameter) => _onCommandLine.Contains(parameter);

    /// <summary>Returns the text, or null if the pipeline bound an empty string, as an empty CSV cell is.</summary>
    private protected string? OmitEmpty(string? text, string parameter) =>
        text is "" && !IsOnCommandLine(parameter) ? null : text;

    /// <summary>Returns the strings without empty strings that the pipeline bound, as empty CSV cells are.</summary>
    private protected string[]? OmitEmpty(string[]? texts, string parameter) =>
        texts is [""] && !IsOnCommandLine(parameter) ? null : texts;

    /// <summary>Returns the document, or null if the pipeline bound an empty string, as an empty CSV cell is.</summary>
    private protected DocumentArgument? OmitEmpty(DocumentArgument? document, string parameter) =>
        document is not null && PropertyReader.Unwrap(document.Value) is null or "" && !IsOnCommandLine(parameter)
            ? null
            : document;

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        _onCommandLine.UnionWith(MyInvocation.BoundParameters.Keys);
        return ParameterProblems.Find(MyInvocation.BoundParameters) is { } failure
            ? throw failure
            : BeginProcessingAsync(cancellationToken);
    }

    // A problem with a value that the pipeline binds does not end the command.
    private Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (ParameterProblems.Find(MyInvocation.BoundParameters) is not { } failure)
        {
            return ProcessRecordAsync(cancellationToken);
        }

        WriteFailure(failure, null);
        return Task.CompletedTask;
    }
}
