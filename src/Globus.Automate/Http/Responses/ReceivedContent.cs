namespace Globus.Automate.Http.Responses;

/// <summary>A body that was received in full. It can be read any number of times.</summary>
internal sealed class ReceivedContent(ArraySegment<byte> bytes, bool isTooLarge = false)
    : ByteArrayContent(bytes.Array!, bytes.Offset, bytes.Count)
{
    private static readonly ArraySegment<byte> Nothing = new([]);

    public ArraySegment<byte> Bytes { get; } = bytes;

    /// <summary>Whether there was more than the limit allows, so that nothing was kept.</summary>
    public bool IsTooLarge { get; } = isTooLarge;

    public static ReceivedContent Empty(bool isTooLarge = false) => new(Nothing, isTooLarge);
}
