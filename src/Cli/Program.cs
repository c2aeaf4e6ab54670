using System.Runtime.InteropServices;
using Tocsin.Cli;
using Tocsin.Cli.Output;

// The first Ctrl-C (or a polite kill) asks the work to stop and clean up; the second one ends the process at once.
using var stop = new CancellationTokenSource();
void Interrupt(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var terminal = Terminal.OfProcess();
return await Application.RunAsync(args, terminal, stop.Token).ConfigureAwait(false);
