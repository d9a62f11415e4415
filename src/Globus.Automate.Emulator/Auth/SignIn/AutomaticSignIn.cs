namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// Who signs in, and allows everything, without being asked on the page; nobody, unless the control interface names
/// someone.
/// </summary>
internal sealed class AutomaticSignIn
{
    public Identity? Identity { get; set; }
}
