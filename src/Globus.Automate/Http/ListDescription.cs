namespace Globus.Automate.Http;

/// <summary>What a list holds, for the errors about its items.</summary>
/// <param name="Noun">One item, without an article.</param>
/// <param name="Owner">The id of what the list belongs to, where its items have no id of their own.</param>
internal sealed record ListDescription(string Noun, string? Owner = null)
{
    /// <summary>The error of an item that could not be read in full.</summary>
    /// <param name="odd">The item.</param>
    /// <param name="list">The address of the list.</param>
    public InvalidResponseException Describe(UnreadableItem odd, Uri list)
    {
        var id = Owner ?? odd.Id;
        var name = id is null ? $"A {Noun} without a readable id" : $"The {Noun} {id}";
        var text = odd.IsKept
            ? $"{name} has members that cannot be read: {odd.Reason}. AdditionalProperties has their values."
            : $"{name} cannot be read: {odd.Reason}.";
        return new InvalidResponseException(text)
        {
            RequestUri = Owner is null && id is not null ? list.AppendPath(Uri.EscapeDataString(id)) : list,
            ItemId = id,
        };
    }
}
