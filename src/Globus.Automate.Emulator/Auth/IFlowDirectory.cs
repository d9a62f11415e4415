namespace Globus.Automate.Emulator.Auth;

/// <summary>The flows. Each flow has an identity and a scope.</summary>
internal interface IFlowDirectory
{
    bool Exists(Guid flowId);

    /// <returns>Null when no flow has the id.</returns>
    string? FindTitle(Guid flowId);
}
