using System.Diagnostics;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Emulator;

/// <summary>
/// An emulator's process. It lives as long as its standard input is open, which ends with this process however it ends;
/// Ctrl+C, which a terminal sends to the whole group, it ignores.
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

    /// <summary>What users see of it.</summary>
    public EmulatorInstance Instance { get; }

    /// <summary>Which one it is of those that this process started, counted from 1.</summary>
    public int StartOrder { get; } = Interlocked.Increment(ref _started);

    /// <summary>When this process started it.</summary>
    public DateTimeOffset StartTime { get; } = DateTimeOffset.UtcNow;

    /// <summary>The runspace that started it.</summary>
    public required Guid RunspaceId { get; init; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts an emulator and waits until it answers.</summary>
    /// <param name="arguments">Its command line, after the assembly.</param>
    /// <param name="runspaceId">The runspace that starts it.</param>
    /// <param name="cancellationToken">Ends the emulator, if it is cancelled before it answers.</param>
    /// <exception cref="CommandException">It did not start.</exception>
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

    /// <summary>Ends it, first by closing its standard input, so that it can close its store.</summary>
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

    /// <summary>Frees the handle. The emulator ends with it, since its standard input closes.</summary>
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
            // It has ended by itself.
        }
    }
}
