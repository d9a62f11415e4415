using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The ids of flows, runs, timers, actions and registered APIs. They are random by default. With a number, the same
/// requests to a new emulator get the same ids. Random ids of runs begin with the time (UUID version 7), so that the
/// rows of a run are stored next to those of the run before.
/// </summary>
internal sealed class IdSource(int? number, SettingStore settings)
{
    public Guid NewFlowId() => Next("flow");

    public Guid NewRegisteredApiId() => Next("registered API");

    public Guid NewTimerId() => Next("timer");

    /// <summary>The runs of each flow have a separate counter, so that flows do not affect each other.</summary>
    public Guid NewRunId(Guid flowId) => number is null ? Guid.CreateVersion7() : Next($"run of {flowId:D}");

    public string ActionIdFor(string provider, string creator, string requestId) =>
        number is null ? ActionId.Create() : ActionId.Of(Hash($"action {provider} {creator} {requestId}"));

    /// <summary>The id that is derived from a name.</summary>
    public static Guid FromName(string name) => ToGuid(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private Guid Next(string kind) => number is null ? Guid.NewGuid() : ToGuid(Hash($"{kind} {settings.Count(kind)}"));

    private byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {text}"));

    private static Guid ToGuid(byte[] hash)
    {
        const int variant = 8;
        const int version = 6;
        hash[version] = (byte)((hash[version] & 0x0F) | 0x80);
        hash[variant] = (byte)((hash[variant] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
