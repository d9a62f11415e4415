using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth.Tokens;

/// <summary>Second uses of codes and refresh tokens, for tests.</summary>
internal sealed class ReuseLog(TimeProvider clock)
{
    private const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset Time, string Kind, TokenHolder Holder, string Scope)> _entries = new();

    public void Add(string kind, TokenHolder holder, string scope)
    {
        lock (_gate)
        {
            _entries.Enqueue((clock.GetUtcNow(), kind, holder, scope));
            if (_entries.Count > Capacity)
            {
                _entries.Dequeue();
            }
        }
    }

    public JsonArray ToJson()
    {
        lock (_gate)
        {
            return
            [
                .. _entries.Select(entry =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["time"] = entry.Time.ToWire(),
                            ["kind"] = entry.Kind,
                            ["client_id"] = entry.Holder.ClientId,
                            ["identity_id"] = entry.Holder.IdentityId.ToString("D"),
                            ["scope"] = entry.Scope,
                        }
                ),
            ];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }
}
