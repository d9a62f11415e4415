namespace Globus.Automate.TokenStorage;

/// <summary>The owner and the permissions of a file on a Unix system.</summary>
/// <param name="Owner">The user id of its owner; null if it is unknown.</param>
/// <param name="Mode">Its type and permissions, as in <c>st_mode</c>.</param>
internal sealed record UnixFileStatus(uint? Owner, int Mode)
{
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;
    private const int StickyBit = 0x200;
    private const int GroupWrite = 0x10;
    private const int OthersWrite = 0x2;

    public bool IsLink => (Mode & TypeMask) == LinkType;

    public bool OthersMayWrite => (Mode & (GroupWrite | OthersWrite)) != 0;

    /// <summary>Whether every user may replace what is in the folder.</summary>
    public bool EveryoneMayReplace => (Mode & OthersWrite) != 0 && (Mode & StickyBit) == 0;

    /// <summary>The permissions as chmod writes them.</summary>
    public string Permissions => Convert.ToString(Mode & 0xFFF, 8).PadLeft(4, '0');
}
