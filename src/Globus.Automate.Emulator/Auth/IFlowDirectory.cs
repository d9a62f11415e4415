namespace Globus.Automate.Emulator.Auth;

/// <summary>The flows, each of which is an identity and has a scope.</summary>
internal interface IFlowDirectory
{
    bool Exists(Guid flowId);

    /// <returns>Null when no flow has the id.</returns>
    string? FindTitle(Guid flowId);
}
