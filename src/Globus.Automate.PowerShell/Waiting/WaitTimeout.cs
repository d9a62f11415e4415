using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Waiting;

/// <summary>The error of an item that has not ended when the time is over.</summary>
internal static class WaitTimeout
{
    /// <param name="name">The name of the item.</param>
    /// <param name="status">Its last known status; null when it is not known.</param>
    /// <param name="timeout">The time that is over.</param>
    /// <param name="monitor">Tells whether the service responds.</param>
    /// <param name="line">The line that continues.</param>
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
