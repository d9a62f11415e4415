namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// Leaves signals and the console to <c>Program</c>: an attached emulator must ignore Ctrl+C and print nothing.
/// </summary>
internal sealed class SilentHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
