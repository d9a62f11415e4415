using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Creates the error of an item that has not ended before the timeout.</summary>
internal static class WaitTimeout
{
    /// <param name="kind">The kind of the item: run or action.</param>
    /// <param name="name">The name of the item.</param>
    /// <param name="status">The last known status; null if it is unknown.</param>
    /// <param name="timeout">The timeout.</param>
    /// <param name="monitor">Knows whether the service responds.</param>
    /// <param name="line">The command line that continues the wait.</param>
    public static CommandException Create(
        string kind,
        string name,
        string? status,
        TimeSpan? timeout,
        ServiceMonitor monitor,
        string line
    )
    {
        var seconds = string.Format(CultureInfo.InvariantCulture, "{0} s.", timeout?.TotalSeconds);
        var text = status is null
            ? $"No response for the {kind.ToLowerInvariant()} {name} was received within {seconds}"
            : $"{kind} {name} is still {status} after {seconds}";
        return new("WaitTimeout", ErrorCategory.OperationTimeout, text + monitor.ErrorSuffix, line);
    }
}
