namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The address of the emulator, which is set when it listens, because the system may select the port.
/// </summary>
internal sealed class EmulatorAddress
{
    public Uri Value { get; set; } = new($"http://127.0.0.1:{EmulatorOptions.DefaultPort}/");

    public bool IsSameOrigin(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.Port == Value.Port;
}
