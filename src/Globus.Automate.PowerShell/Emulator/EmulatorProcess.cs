using System.Diagnostics;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// The process of an emulator. It runs until its standard input closes, which happens when this process ends. It
/// ignores Ctrl+C, which a terminal sends to the whole process group.
/// </summary>
internal sealed class EmulatorProcess : IDisposable
{
    private static int _started;

    private readonly Process _process;

    private EmulatorProcess(Process process, EmulatorInstance instance)
    {
        _process = process;
        Instance = instance;
    }

    /// <summary>The object that users see.</summary>
    public EmulatorInstance Instance { get; }

    /// <summary>The start order in this process, from 1.</summary>
    public int StartOrder { get; } = Interlocked.Increment(ref _started);

    /// <summary>The start time.</summary>
    public DateTimeOffset StartTime { get; } = DateTimeOffset.UtcNow;

    /// <summary>The runspace that started the emulator.</summary>
    public required Guid RunspaceId { get; init; }

    /// <summary>Whether the process is running.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts an emulator and waits until it is ready.</summary>
    /// <param name="arguments">The command line after the assembly.</param>
    /// <param name="runspaceId">The runspace that starts it.</param>
    /// <param name="cancellationToken">Stops the emulator if it is not ready yet.</param>
    /// <exception cref="CommandException">The emulator did not start.</exception>
    public static async Task<EmulatorProcess> StartAsync(
        IReadOnlyList<string> arguments,
        Guid runspaceId,
        CancellationToken cancellationToken
    )
    {
        var process = Launch(arguments);
        using var ending = cancellationToken.Register(() => End(process));
        try
        {
            var ready = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (ready is null)
            {
                throw await StartFailure.ReadAsync(process).ConfigureAwait(false);
            }

            return new EmulatorProcess(process, ReadyLine.Parse(ready)) { RunspaceId = runspaceId };
        }
        catch
        {
            End(process);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Stops the emulator; closing its standard input lets it close its store first.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => over.TrySetResult(true);
        if (!_process.HasExited)
        {
            var patience = Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, cancellationToken);
            if (await Task.WhenAny(over.Task, patience).ConfigureAwait(false) == patience)
            {
                End(_process);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Releases the process handle. The emulator stops because its standard input closes.</summary>
    public void Dispose() => _process.Dispose();

    private static Process Launch(IReadOnlyList<string> arguments)
    {
        if (!File.Exists(EmulatorFolder.Assembly))
        {
            throw StartFailure.EmulatorMissing();
        }

        var start = new ProcessStartInfo(DotNetHost.Path, CommandLine(arguments))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw StartFailure.RuntimeMissing("The dotnet command was not found in PATH.", exception);
        }
    }

    private static string CommandLine(IReadOnlyList<string> arguments) =>
        string.Join(" ", new[] { EmulatorFolder.Assembly }.Concat(arguments).Select(CommandLineArgument.Quote));

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // The process has already exited.
        }
    }
}
