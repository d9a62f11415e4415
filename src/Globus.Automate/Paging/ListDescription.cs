using Globus.Automate.Http;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Paging;

/// <summary>Describes a list for the errors about its items.</summary>
/// <param name="Noun">The noun for one item, without an article.</param>
/// <param name="OwnerId">The id of the owner of the list, if its items have no id.</param>
internal sealed record ListDescription(string Noun, string? OwnerId = null)
{
    /// <summary>Creates the error of an item that could not be read completely.</summary>
    /// <param name="item">The item.</param>
    /// <param name="list">The address of the list.</param>
    public InvalidResponseException CreateException(UnreadableItem item, Uri list)
    {
        var id = OwnerId ?? item.Id;
        var name = id is null ? $"A {Noun} without a readable id" : $"The {Noun} {id}";
        var text = item.IsPartial
            ? $"{name} has unreadable members: {item.Reason}. AdditionalProperties contains their values."
            : $"{name} cannot be read: {item.Reason}.";
        return new InvalidResponseException(text)
        {
            RequestUri = OwnerId is null && id is not null ? list.AppendPath(Uri.EscapeDataString(id)) : list,
            ItemId = id,
        };
    }
}
