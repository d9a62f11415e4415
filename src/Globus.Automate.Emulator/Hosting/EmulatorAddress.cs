namespace Globus.Automate.Emulator.Hosting;

/// <summary>Where the emulator listens, once it does: the port may have been left to the system.</summary>
internal sealed class EmulatorAddress
{
    public Uri Value { get; set; } = new($"http://127.0.0.1:{EmulatorOptions.DefaultPort}/");

    public bool IsSameOrigin(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.Port == Value.Port;
}
