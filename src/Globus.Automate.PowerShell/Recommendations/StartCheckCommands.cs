using System.Globalization;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Creates command lines that check whether a start took effect.</summary>
internal static class StartCheckCommands
{
    /// <summary>The maximum clock difference between this computer and the service.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The command line that finds a run by its flow, label and start time.</summary>
    public static string Run(Guid flowId, string? label, DateTimeOffset sentOn, string? context)
    {
        var isUsable = !string.IsNullOrEmpty(label) && QuotedText.IsExact(label!);
        // The service interprets a comma as "or".
        var filter = isUsable && !label!.Contains(',') ? QuotedText.Parameter("-Label", label) : "";
        var exact = isUsable ? $" | Where-Object Label -CEQ {QuotedText.Of(label!)}" : "";
        return $"Get-GlobusRun -FlowId {flowId}{filter} -StartedAfter "
            + $"{Since(sentOn)}{QuotedText.Parameter("-Context", context)}{exact}";
    }

    /// <summary>The command line that finds a flow by its title and creation time.</summary>
    public static string Flow(string? title, DateTimeOffset sentOn, string? context)
    {
        var isUsable = title is not null && QuotedText.IsExact(title);
        var exact = isUsable ? $"$_.Title -ceq {QuotedText.Of(title!)} -and " : "";
        return $"Get-GlobusFlow{QuotedText.Parameter("-Context", context)} | Where-Object {{ {exact}$_.CreatedAt "
            + $"-ge {Since(sentOn)} }}";
    }

    /// <summary>The command line that finds a timer by its flow, name and creation time.</summary>
    public static string Timer(Guid? flowId, string? name, DateTimeOffset sentOn, string? context)
    {
        var isUsable = !string.IsNullOrEmpty(name) && QuotedText.IsExact(name!);
        var exact = isUsable ? $"$_.Name -ceq {QuotedText.Of(name!)} -and " : "";
        var flow = flowId is null ? "" : $" -FlowId {flowId}";
        return $"Get-GlobusTimer{flow}{QuotedText.Parameter("-Context", context)} | Where-Object {{ "
            + $"{exact}$_.SubmittedAt -ge {Since(sentOn)} }}";
    }

    /// <summary>The command line for a request to this address.</summary>
    public static string For(StartUncertainException uncertain, string? name, string? context)
    {
        var path = uncertain.RequestUri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(path, part => part.Equals("flows", StringComparison.OrdinalIgnoreCase));
        if (path is [.., "v2", "timer"])
        {
            return Timer(flowId: null, name, uncertain.SentOn, context);
        }

        if (at >= 0 && at == path.Length - 1)
        {
            return Flow(name, uncertain.SentOn, context);
        }

        return at >= 0 && Guid.TryParse(path[at + 1], out var id)
            ? Run(id, name, uncertain.SentOn, context)
            : "Check whether the request took effect. Retry it only if it did not.";
    }

    private static string Since(DateTimeOffset sentOn) =>
        (sentOn - ClockSkew).ToUniversalTime().ToString("\\'yyyy-MM-ddTHH:mm:ssZ\\'", CultureInfo.InvariantCulture);
}
