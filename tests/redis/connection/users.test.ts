import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { aclFile } from '../../../harness/redis/connection/users';
import { CommandRecorder } from '../../../harness/redis/recorder/recorder';
import { RedisServer } from '../../../harness/redis/server/server';

describe('users', function () {
  this.timeout(60_000);

  describe('aclFile', () => {
    const users = { harness: 'secret', programs: 'open sesame', unprotected: false };

    it('holds passwords as their hashes only', () => {
      const text = aclFile(users, '7.0.15');
      expect(text).not.to.match(/secret|sesame/);
      expect(text.match(/#[0-9a-f]{64}/g)).to.have.length(2);
    });

    it('takes single subcommands away where Redis can, and gives the harmless ones back where it cannot', () => {
      expect(aclFile(users, '7.0.15')).to.include(' -client|kill ').and.not.include(' -client ');
      expect(aclFile(users, '6.0.16')).to.include(' -client +client|id ').and.not.include('-client|kill');
    });

    it('speaks of channels only to a Redis that knows of them', () => {
      expect(aclFile(users, '6.0.16')).not.to.include('&*');
      expect(aclFile(users, '6.2.0')).to.include(' &* ');
    });

    it('refuses nothing when programs are not to be kept in check', () => {
      expect(aclFile({ harness: 'secret', unprotected: true }, '7.0.15')).to.match(
        /^user default on nopass ~\* &\* \+@all$/m,
      );
    });
  });

  it('leave Kue all that it needs', async () => {
    const server = await RedisServer.start();
    try {
      const recorder = await CommandRecorder.start(server);
      const program = join(__dirname, '..', 'programs', 'kue-roundtrip.ts');
      const { stdout } = await execa(process.execPath, ['-r', 'ts-node/register', program, String(server.port)]);
      expect(JSON.parse(stdout)).to.deep.equal({
        ends: ['complete result', 'complete result', 'failed as it should'],
        complete: 2,
        progressed: true,
      });
      await recorder.settle();
      expect(recorder.commands.map(command => command.name)).to.include.members(['BLPOP', 'HSET', 'ZADD', 'PUBLISH']);
      recorder.close();
    } finally {
      await server.stop();
    }
  });
});
