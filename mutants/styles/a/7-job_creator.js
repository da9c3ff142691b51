import kue from 'kue';

const jobs = [
  { phoneNumber: '4153518780', message: 'This is the code 1234 to verify your account' },
  { phoneNumber: '4153518781', message: 'This is the code 4562 to verify your account' },
  { phoneNumber: '4153518743', message: 'This is the code 4321 to verify your account' },
  { phoneNumber: '4153538781', message: 'This is the code 4562 to verify your account' },
  { phoneNumber: '4153118782', message: 'This is the code 4321 to verify your account' },
  { phoneNumber: '4153718781', message: 'This is the code 4562 to verify your account' },
  { phoneNumber: '4159518782', message: 'This is the code 4321 to verify your account' },
  { phoneNumber: '4158718781', message: 'This is the code 4562 to verify your account' },
  { phoneNumber: '4153818782', message: 'This is the code 4321 to verify your account' },
  { phoneNumber: '4154318781', message: 'This is the code 4562 to verify your account' },
  { phoneNumber: '4151218782', message: 'This is the code 4321 to verify your account' },
];

const queue = kue.createQueue();

class Notification {
  constructor(data) {
    this.job = queue.create('push_notification_code_2', data);
    this.job.on('complete', () => this.tell('completed'));
    this.job.on('failed', error => this.tell(`failed: ${error}`));
    this.job.on('progress', progress => this.tell(`${progress}% complete`));
  }

  tell(what) {
    console.log(`Notification job #${this.job.id} ${what}`);
  }

  create() {
    this.job.save(error => {
      if (!error) console.log(`Notification job created: ${this.job.id}`);
    });
  }
}

jobs.map(data => new Notification(data)).forEach(notification => notification.create());
