namespace Globus.Automate.Emulator.Auth;

/// <summary>Whether an answer brings a refresh token: <c>access_type=offline</c> asks for one.</summary>
internal enum RefreshToken
{
    No,
    Yes,
}
