using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Execution;

// The values that PowerShell binds: from the command line before the first input object, from the pipeline with each.
public abstract partial class AsyncCommand
{
    private readonly HashSet<string> _onCommandLine = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the command line gives the parameter, and not the pipeline.</summary>
    private protected bool IsOnCommandLine(string parameter) => _onCommandLine.Contains(parameter);

    /// <summary>
    /// The text, without an empty one of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
    private protected string? OmitEmpty(string? text, string parameter) =>
        text is "" && !IsOnCommandLine(parameter) ? null : text;

    /// <summary>
    /// The texts, without empty ones of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
    private protected string[]? OmitEmpty(string[]? texts, string parameter) =>
        texts is [""] && !IsOnCommandLine(parameter) ? null : texts;

    /// <summary>
    /// The document, without an empty text of the pipeline: an empty cell of a CSV file counts as not given.
    /// </summary>
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

    // A value that the pipeline binds is one item among others: its problem does not end the command.
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
