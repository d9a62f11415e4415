namespace Globus.Automate.Emulator.Auth;

internal enum TokenKind
{
    Access,
    Refresh,
}
