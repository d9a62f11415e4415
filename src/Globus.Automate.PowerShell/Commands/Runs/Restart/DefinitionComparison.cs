using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Runs.Restart;

/// <summary>Compares the definition of a run with the flow as it is now.</summary>
internal static class DefinitionComparison
{
    /// <summary>
    /// Returns how the definition of the flow relates to that of the run, in one sentence; null if they are equal.
    /// </summary>
    public static string? Explain(RestartSource source)
    {
        var (flow, run) = (source.Flow.Flow!, source.Definition);
        var name = source.Flow.DisplayName;
        if (flow.Definition is null || run.Definition is null)
        {
            return $"The definition of the flow {name} cannot be compared with that of the run {source.Run.RunId}.";
        }

        var hasSameSchema =
            flow.InputSchema is null || run.InputSchema is null || flow.InputSchema.HasSameContent(run.InputSchema);
        return flow.Definition.HasSameContent(run.Definition) && hasSameSchema
            ? null
            : $"The definition of the flow {name} has changed since the run {source.Run.RunId} was started.";
    }

    /// <summary>The error of a run that is not started again because of its definition.</summary>
    /// <param name="source">The input and the definition of the run.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="contextName">The context name for the recommended line; null to omit it.</param>
    public static CommandException Error(RestartSource source, string explanation, string? contextName) =>
        new(
            "DefinitionChanged",
            ErrorCategory.InvalidOperation,
            $"{explanation} The run was not started again.",
            $"Restart-GlobusRun {source.Run.RunId} -DefinitionChanged Ignore"
                + QuotedText.Parameter("-Context", contextName)
        );
}
