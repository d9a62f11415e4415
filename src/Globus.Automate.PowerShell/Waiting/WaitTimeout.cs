using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>Creates the error of an item that has not ended before the timeout.</summary>
internal static class WaitTimeout
{
    /// <param name="name">The name of the item.</param>
    /// <param name="status">The last known status; null if it is unknown.</param>
    /// <param name="timeout">The timeout.</param>
    /// <param name="monitor">Knows whether the service responds.</param>
    /// <param name="line">The command line that continues the wait.</param>
    public static CommandException Create(
        string name,
        string? status,
        TimeSpan? timeout,
        ServiceMonitor monitor,
        string line
    )
    {
        var state = status is null ? "No response for {0} was received within {2} s." : "{0} is still {1} after {2} s.";
        var text = string.Format(CultureInfo.InvariantCulture, state, name, status, timeout?.TotalSeconds);
        return new("WaitTimeout", ErrorCategory.OperationTimeout, text + monitor.ErrorSuffix, line);
    }
}
