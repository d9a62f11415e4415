using System.Management.Automation;
using System.Net;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Waiting;
using Globus.Automate.PowerShell.Watching.Files;

namespace Globus.Automate.PowerShell.Watching.Starting;

/// <summary>
/// The pauses between attempts. They grow from attempt to attempt. A failure of the service delays all starts, a
/// failure of an input only the starts of its files.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RetrySchedule(TimeProvider time)
{
    private static readonly TimeSpan FirstServicePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestServicePause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstInputPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInputPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Pause> _inputs = new(FolderScanner.PathComparer);
    private Pause? _service;

    /// <summary>Whether the service may be tried.</summary>
    public bool IsServiceDue => _service is not { } pause || IsOver(pause);

    /// <summary>Whether the item may be tried.</summary>
    public bool IsDue(FolderItem item) => !_inputs.TryGetValue(item.Key, out var pause) || IsOver(pause);

    /// <summary>Whether the failure concerns only the input. Other starts can succeed.</summary>
    public static bool IsOfInput(Exception failure) =>
        failure is CommandException { Category: not ErrorCategory.ObjectNotFound }
        || failure
            is GlobusServiceException
        {
            StatusCode: HttpStatusCode.BadRequest or (HttpStatusCode)422 or HttpStatusCode.RequestEntityTooLarge,
        };

    /// <summary>Records a failure of items.</summary>
    /// <returns>The pause before the next attempt.</returns>
    public TimeSpan Fail(IReadOnlyList<FolderItem> items, Exception failure)
    {
        if (!IsOfInput(failure))
        {
            return FailService(failure);
        }

        _inputs.TryGetValue(items[0].Key, out var previous);
        var next = Next(previous, FirstInputPause, LongestInputPause);
        foreach (var item in items)
        {
            _inputs[item.Key] = next;
        }

        return next.Length;
    }

    /// <summary>Records a failure of the service.</summary>
    /// <returns>The pause before the next attempt.</returns>
    public TimeSpan FailService(Exception failure)
    {
        var next = Next(_service, FirstServicePause, LongestServicePause);
        if (TransientFailures.RetryAfter(failure) is { } asked && asked > next.Length)
        {
            next = next with { Length = asked };
        }

        _service = next;
        return next.Length;
    }

    /// <summary>Records that the service has responded.</summary>
    public void Succeed(IReadOnlyList<FolderItem> items)
    {
        _service = null;
        foreach (var item in items)
        {
            _inputs.Remove(item.Key);
        }
    }

    /// <summary>Forgets items that no longer exist.</summary>
    public void Keep(IEnumerable<FolderItem> items)
    {
        if (_inputs.Count == 0)
        {
            return;
        }

        var present = new HashSet<string>(items.Select(item => item.Key), FolderScanner.PathComparer);
        foreach (var key in _inputs.Keys.Where(key => !present.Contains(key)).ToList())
        {
            _inputs.Remove(key);
        }
    }

    private bool IsOver(Pause pause) => time.GetElapsedTime(pause.Since) >= pause.Length;

    private Pause Next(Pause? previous, TimeSpan first, TimeSpan longest)
    {
        var doubled = previous is null ? first : previous.Length + previous.Length;
        return new Pause(time.GetTimestamp(), doubled < longest ? doubled : longest);
    }

    private sealed record Pause(long Since, TimeSpan Length);
}
