namespace Globus.Automate.Emulator.Auth;

/// <summary>Whether a token response has a refresh token: <c>access_type=offline</c> asks for one.</summary>
internal enum AccessType
{
    Online,
    Offline,
}
