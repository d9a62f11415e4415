namespace Globus.Automate.Emulator.WebInputs;

/// <summary>The runs that wait for responses to web inputs.</summary>
internal interface IBlockedRuns
{
    /// <summary>Makes the run due, if it waits for the web input.</summary>
    void Unblock(Guid runId, Guid webInputId, DateTimeOffset now);
}
