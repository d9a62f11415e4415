namespace Globus.Automate.Emulator.Hosting;

/// <summary>
/// The standard input of an attached emulator: it ends when the shell that holds the other end does, however that ends.
/// </summary>
internal static class StandardInput
{
    public static Task WaitForEndAsync() =>
        Task.Factory.StartNew(
            () =>
            {
                using var input = Console.OpenStandardInput();
                var buffer = new byte[256];
                while (input.Read(buffer, 0, buffer.Length) > 0)
                {
                    // What is written to it has no meaning.
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
}
