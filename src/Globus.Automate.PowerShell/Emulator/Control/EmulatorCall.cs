using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>A call of an action provider by a state of a run: the start of an action and its polls.</summary>
public sealed class EmulatorCall
{
    internal EmulatorCall(JsonMap document)
    {
        RunId = document.Id("run_id") ?? default;
        StateName = document.RequiredText("state_name");
        Attempt = document.Integer("attempt") ?? 0;
        ActionUrl = document.Address("url");
        Input = document.Value("input");
        Status = document.RequiredText("status");
        Response = document.Value("response");
        RequestCount = document.Integer("request_count") ?? 0;
        StartTime = document.Time("start_time") ?? default;
        EndTime = document.Time("end_time");
    }

    /// <summary>The run.</summary>
    public Guid RunId { get; }

    /// <summary>The state.</summary>
    public string StateName { get; }

    /// <summary>The visit of the state in the run, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The address of the provider.</summary>
    public Uri? ActionUrl { get; }

    /// <summary>The input of the action, without private values.</summary>
    public object? Input { get; }

    /// <summary>
    /// The last status of the action, or <c>refused</c>, <c>unreachable</c>, <c>delayed</c>, <c>no_token</c> or
    /// <c>no_outcome</c>.
    /// </summary>
    public string Status { get; }

    /// <summary>The document of the last response.</summary>
    public object? Response { get; }

    /// <summary>The number of requests: the start, the polls and the resumes.</summary>
    public int RequestCount { get; }

    /// <summary>The time at which the run entered the state.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>The time at which the run left the state; null while it is in it.</summary>
    public DateTimeOffset? EndTime { get; }
}
