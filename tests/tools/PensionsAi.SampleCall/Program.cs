using PensionsAi.SampleCall;

if (args is not [var path])
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/tools/PensionsAi.SampleCall FILE.wav");
    return 2;
}

await File.WriteAllBytesAsync(path, StereoWav.Write(Voice.SampleRate, Conversation.Agent(), Conversation.Caller()));
return 0;
