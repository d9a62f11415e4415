using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Returns the description of a collection.</summary>
internal sealed class CollectionInfoProvider(CollectionMap collections) : TransferOperation("collection_info")
{
    private const string InputSchema = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["endpoint_id"],
          "properties": {"endpoint_id": {{{CollectionId}}}}
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Collection Info", "Describe a collection", InputSchema);

    protected override Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var collection = collections.Get(ReadId(JsonText.ParseObject(action.Body), "endpoint_id"));
        return Task.FromResult(ActionProgress.Of(ActionStatus.Succeeded, CollectionDocument.Of(collection).ToText()));
    }
}
