namespace Globus.Automate.TokenStorage;

/// <summary>Who owns a file of a Unix system, and who may do what with it.</summary>
/// <param name="Owner">The user id of its owner; null where the system does not tell.</param>
/// <param name="Mode">Its type and permissions, as <c>st_mode</c> has them.</param>
internal sealed record FileFacts(uint? Owner, int Mode)
{
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;
    private const int StickyBit = 0x200;
    private const int GroupWrite = 0x10;
    private const int OthersWrite = 0x2;

    public bool IsLink => (Mode & TypeMask) == LinkType;

    public bool OthersMayWrite => (Mode & (GroupWrite | OthersWrite)) != 0;

    /// <summary>Whether everybody may put something in the place of what is in the folder.</summary>
    public bool EveryoneMayReplace => (Mode & OthersWrite) != 0 && (Mode & StickyBit) == 0;

    /// <summary>The permissions as chmod writes them.</summary>
    public string Permissions => Convert.ToString(Mode & 0xFFF, 8).PadLeft(4, '0');
}
