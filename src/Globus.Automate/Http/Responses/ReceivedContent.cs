namespace Globus.Automate.Http.Responses;

/// <summary>A completely received body, which can be read repeatedly.</summary>
internal sealed class ReceivedContent(ArraySegment<byte> bytes, bool isTooLarge = false)
    : ByteArrayContent(bytes.Array!, bytes.Offset, bytes.Count)
{
    private static readonly ArraySegment<byte> Nothing = new([]);

    public ArraySegment<byte> Bytes { get; } = bytes;

    /// <summary>Whether the body exceeds the limit; its content is then empty.</summary>
    public bool IsTooLarge { get; } = isTooLarge;

    public static ReceivedContent Empty(bool isTooLarge = false) => new(Nothing, isTooLarge);
}
