namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// The identity that signs in and grants access without the page; null unless the control interface sets one.
/// </summary>
internal sealed class AutomaticSignIn
{
    public Identity? Identity { get; set; }
}
