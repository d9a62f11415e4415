using System.Management.Automation;
using Globus.Automate.PowerShell.Output;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>What has a run's id means that run, also where it names its flow: it must not change or delete the flow.</summary>
internal static class PipedRun
{
    /// <summary>Refuses a piped object that is a run.</summary>
    /// <param name="runId">The object's RunId; null where it has none.</param>
    /// <param name="flow">The flow that it names.</param>
    /// <exception cref="CommandException">The object has a run's id.</exception>
    public static void Refuse(object? runId, FlowReference flow)
    {
        if (runId is not (null or ""))
            throw new CommandException("RunIsNotAFlow", ErrorCategory.InvalidArgument, $"What is piped in is the run {runId}, not its flow {flow.FlowId}. Nothing is done to the flow.", $"Get-GlobusFlow {flow.FlowId}");
    }
}
